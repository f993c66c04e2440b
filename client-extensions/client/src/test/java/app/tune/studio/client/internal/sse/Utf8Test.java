package app.tune.studio.client.internal.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agrees with the JDK's strict decoder on what is UTF-8. */
class Utf8Test {

  /** The first and last character of each length, and those beside the surrogates. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xEFFF, 0xF000,
        0xFFFD, 0xFFFF, 0x10000, 0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF
      })
  void isWellFormed_anyCharacter_isInItsOneForm(int character) {
    byte[] bytes = Character.toString(character).getBytes(UTF_8);
    assertAsTheJdk(bytes);
    assertThat(Utf8.isWellFormed(bytes, 0, bytes.length)).isTrue();
    for (int cut = 1; cut < bytes.length; cut++) {
      assertThat(Utf8.isWellFormed(bytes, 0, cut)).as("cut at %d", cut).isFalse();
      assertThat(Utf8.isWellFormed(bytes, cut, bytes.length)).as("from %d", cut).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "bf",
        "c0af",
        "c1bf",
        "c27f",
        "c2c0",
        "df7f",
        "dfc0",
        "e09fbf",
        "e0c080",
        "e0a07f",
        "e0a0c0",
        "eda080",
        "edbfbf",
        "ee7f80",
        "f08fbfbf",
        "f0c08080",
        "f0907f80",
        "f09080c0",
        "f0908f7f",
        "f4908080",
        "f5808080",
        "ff",
        "fe"
      })
  void isWellFormed_noCharacter_isNot(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertAsTheJdk(bytes);
    assertThat(Utf8.isWellFormed(bytes, 0, bytes.length)).isFalse();
    byte[] behindText = ("0123456789" + "ä").getBytes(UTF_8);
    byte[] all = HexFormat.of().parseHex(HexFormat.of().formatHex(behindText) + hex);
    assertThat(Utf8.isWellFormed(all, 0, all.length)).isFalse();
    assertThat(Utf8.isWellFormed(all, 0, behindText.length)).isTrue();
  }

  @Test
  void isWellFormed_partOfAnArray_isJudgedAlone() {
    byte[] bytes = {(byte) 0xFF, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', (byte) 0xFF};
    for (int from = 1; from < 9; from++) {
      for (int to = from; to <= 9; to++) {
        assertThat(Utf8.isWellFormed(bytes, from, to)).isTrue();
      }
      assertThat(Utf8.isWellFormed(bytes, from, 10)).isFalse();
    }
    assertThat(Utf8.isWellFormed(bytes, 0, 9)).isFalse();
  }

  @Test
  void isWellFormed_anyBytes_isWhatTheJdkSays() {
    long seed = 20261126;
    Random random = new Random(seed);
    byte[] text = "aä€\uD83D\uDE00bcdefghijkl\uFFFDñ".repeat(3).getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = text.clone();
      for (int change = 0; change < i % 3; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertAsTheJdk(bytes);
    }
  }

  private static void assertAsTheJdk(byte[] bytes) {
    boolean decoded;
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      decoded = true;
    } catch (CharacterCodingException malformed) {
      decoded = false;
    }
    assertThat(Utf8.isWellFormed(bytes, 0, bytes.length))
        .as("%s", HexFormat.of().formatHex(bytes))
        .isEqualTo(decoded);
  }
}
