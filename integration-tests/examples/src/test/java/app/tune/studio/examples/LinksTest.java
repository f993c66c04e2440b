package app.tune.studio.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Follows the links in the documentation: files have to exist, and headings that are named. */
class LinksTest {

  @TestFactory
  Stream<DynamicTest> link_inADocument_leadsSomewhere() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path document : Documentation.files(Documentation.PROJECT)) {
      for (String target : targets(document)) {
        tests.add(
            DynamicTest.dynamicTest(
                Documentation.PROJECT.relativize(document) + " -> " + target,
                () -> follow(document, target)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests.stream();
  }

  private static void follow(Path document, String target) throws IOException {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? document : document.resolveSibling(path);
    assertThat(file).exists();
    if (hash >= 0) {
      assertThat(anchors(file)).contains(target.substring(hash + 1));
    }
  }

  private static List<String> targets(Path document) throws IOException {
    List<String> targets = new ArrayList<>();
    parse(document)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                targets.add(link.getDestination());
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                targets.add(image.getDestination());
              }
            });
    return targets.stream().filter(target -> !target.matches("[a-z]+:.*")).toList();
  }

  /** Returns the anchors of the headings, as GitHub makes them. */
  private static List<String> anchors(Path document) throws IOException {
    List<String> anchors = new ArrayList<>();
    parse(document)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                String name = text(heading).toLowerCase(Locale.ROOT);
                anchors.add(name.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
              }
            });
    return anchors;
  }

  private static String text(Node parent) {
    StringBuilder text = new StringBuilder();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      text.append(
          node instanceof Text words
              ? words.getLiteral()
              : node instanceof Code code ? code.getLiteral() : text(node));
    }
    return text.toString();
  }

  private static Node parse(Path document) throws IOException {
    return Parser.builder().build().parse(Files.readString(document));
  }
}
