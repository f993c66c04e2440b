package app.tune.studio.rules;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One hand-written source file, as javac parses it. */
record JavaSource(Path path) {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  /** Returns the source files of all modules below a folder such as {@code src/main/java}. */
  static List<JavaSource> below(Path root, String sourceFolder) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> root.relativize(file).toString().contains(sourceFolder))
          .filter(file -> !root.relativize(file).toString().contains("target/"))
          .sorted()
          .map(JavaSource::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long lines() {
    try (Stream<String> lines = Files.lines(path)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the values of all string literals, comments and javadoc left out. */
  Set<String> stringLiterals() {
    Set<String> literals = new LinkedHashSet<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitLiteral(LiteralTree literal, Void unused) {
        if (literal.getKind() == Tree.Kind.STRING_LITERAL) {
          literals.add((String) literal.getValue());
        }
        return null;
      }
    }.scan(parse(), null);
    return literals;
  }

  private Iterable<? extends CompilationUnitTree> parse() {
    try {
      return ((JavacTask)
              COMPILER.getTask(null, FILES, null, null, null, FILES.getJavaFileObjects(path)))
          .parse();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    return path.getFileName().toString();
  }
}
