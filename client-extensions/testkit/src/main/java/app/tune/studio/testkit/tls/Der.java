package app.tune.studio.testkit.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The subset of DER (ITU-T X.690) needed for a certificate. */
final class Der {
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int UTF8_STRING = 0x0c;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED_CONTEXT = 0xa0;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, parts);
  }

  static byte[] set(byte[]... parts) {
    return tagged(SET, parts);
  }

  static byte[] integer(long value) {
    return tagged(INTEGER, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] bitString(byte[] bytes) {
    return tagged(BIT_STRING, new byte[] {0}, bytes);
  }

  static byte[] octetString(byte[] bytes) {
    return tagged(OCTET_STRING, bytes);
  }

  /** Encodes an identifier given as hexadecimal DER content. */
  static byte[] objectIdentifier(String hex) {
    return tagged(OBJECT_IDENTIFIER, HexFormat.of().parseHex(hex));
  }

  static byte[] utf8String(String text) {
    return tagged(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Encodes a time given as {@code yyyyMMddHHmmss} in UTC. */
  static byte[] generalizedTime(String time) {
    return tagged(GENERALIZED_TIME, (time + "Z").getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] context(int number, byte[] bytes) {
    return tagged(CONTEXT | number, bytes);
  }

  static byte[] explicit(int number, byte[] bytes) {
    return tagged(CONSTRUCTED_CONTEXT | number, bytes);
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int length = content.size();
    if (length < 0x80) {
      all.write(length);
    } else {
      byte[] digits = BigInteger.valueOf(length).toByteArray();
      int leadingZero = digits[0] == 0 ? 1 : 0;
      all.write(0x80 | (digits.length - leadingZero));
      all.write(digits, leadingZero, digits.length - leadingZero);
    }
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }
}
