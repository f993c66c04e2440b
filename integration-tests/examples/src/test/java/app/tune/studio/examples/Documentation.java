package app.tune.studio.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The Markdown files of the project. */
final class Documentation {

  static final Path PROJECT = Path.of(System.getProperty("basedir", ".")).resolve("../..");

  private static final Set<String> COMPILED = Set.of("java", "kotlin");
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git");
  private static final Pattern QUOTED = Pattern.compile("<!-- quoted from (\\S+(?:, \\S+)?) -->");

  private Documentation() {}

  /** Returns the blocks of code in a language that is compiled, of all documents. */
  static List<CodeBlock> codeBlocks(Path project) throws IOException {
    List<CodeBlock> blocks = new ArrayList<>();
    for (Path file : files(project)) {
      blocks.addAll(codeBlocks(project, file));
    }
    return blocks;
  }

  /** Returns the documents, in the order of their paths. */
  static List<Path> files(Path project) throws IOException {
    try (Stream<Path> files = Files.walk(project)) {
      return files.filter(Documentation::isDocument).sorted().toList();
    }
  }

  private static boolean isDocument(Path file) {
    for (Path part : file) {
      if (SKIPPED.contains(part.toString())) {
        return false;
      }
    }
    return file.toString().endsWith(".md");
  }

  private static List<CodeBlock> codeBlocks(Path project, Path file) throws IOException {
    List<CodeBlock> blocks = new ArrayList<>();
    Parser.builder()
        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
        .build()
        .parse(Files.readString(file))
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                String language = block.getInfo();
                if (COMPILED.contains(language) && !isGradle(block)) {
                  int line = block.getSourceSpans().get(0).getLineIndex() + 1;
                  blocks.add(
                      new CodeBlock(
                          project.relativize(file) + ":" + line,
                          source(block.getPrevious()),
                          block.getLiteral()));
                }
              }
            });
    return blocks;
  }

  private static boolean isGradle(FencedCodeBlock block) {
    return block.getLiteral().startsWith("repositories {");
  }

  private static String source(Node before) {
    if (before instanceof HtmlBlock comment) {
      Matcher quoted = QUOTED.matcher(comment.getLiteral());
      return quoted.matches() ? quoted.group(1) : null;
    }
    return null;
  }
}
