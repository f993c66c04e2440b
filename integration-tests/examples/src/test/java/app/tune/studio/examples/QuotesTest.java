package app.tune.studio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the code in the documentation equal to code that is compiled and run. A comment in front of
 * each block names what it quotes.
 */
class QuotesTest {

  @TestFactory
  Stream<DynamicTest> codeBlock_comparedWithItsExample_isEqual() throws IOException {
    return blocks().stream()
        .map(block -> DynamicTest.dynamicTest(block.place(), () -> requireEqual(block)));
  }

  private static void requireEqual(CodeBlock block) throws IOException {
    assertThat(block.source())
        .as("%s: needs <!-- quoted from FILE, TAG --> in front of it", block.place())
        .isNotNull();
    assertThat(block.code()).isEqualTo(Example.read(block.source()));
  }

  @Test
  void documentation_ofTheProject_hasCode() throws IOException {
    assertThat(blocks()).hasSizeGreaterThan(5);
  }

  private static List<CodeBlock> blocks() throws IOException {
    return Documentation.codeBlocks(Documentation.PROJECT);
  }
}
