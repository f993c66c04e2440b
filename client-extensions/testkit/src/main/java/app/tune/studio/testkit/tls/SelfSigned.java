package app.tune.studio.testkit.tls;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Creates a self-signed X.509 certificate (RFC 5280) for an EC key. */
final class SelfSigned {
  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.objectIdentifier("2a8648ce3d040302"));
  private static final byte[] COMMON_NAME = Der.objectIdentifier("550403");
  private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.objectIdentifier("551d11");
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private SelfSigned() {}

  static X509Certificate certificate(KeyPair keys, List<String> hosts)
      throws GeneralSecurityException {
    Instant now = Instant.now();
    byte[] name =
        Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8String("testkit " + hosts.get(0)))));
    byte[] validity =
        Der.sequence(
            Der.generalizedTime(TIME.format(now.minus(Duration.ofDays(1)))),
            Der.generalizedTime(TIME.format(now.plus(Duration.ofDays(365)))));
    byte[] body =
        Der.sequence(
            Der.explicit(0, Der.integer(2)),
            Der.integer(now.toEpochMilli()),
            ECDSA_WITH_SHA256,
            name,
            validity,
            name,
            keys.getPublic().getEncoded(),
            Der.explicit(3, Der.sequence(alternativeNames(hosts))));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(body);
    byte[] signed = Der.sequence(body, ECDSA_WITH_SHA256, Der.bitString(signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(signed));
  }

  private static byte[] alternativeNames(List<String> hosts) {
    byte[][] names = hosts.stream().map(SelfSigned::alternativeName).toArray(byte[][]::new);
    return Der.sequence(SUBJECT_ALTERNATIVE_NAME, Der.octetString(Der.sequence(names)));
  }

  private static byte[] alternativeName(String host) {
    if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Der.context(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII));
    }
    try {
      return Der.context(IP_ADDRESS, InetAddress.getByName(host).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + host, e);
    }
  }
}
