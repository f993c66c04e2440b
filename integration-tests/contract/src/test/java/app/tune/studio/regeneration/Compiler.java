package app.tune.studio.regeneration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles sources as the build does, with Lombok and without any warning, into memory. */
final class Compiler {
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  /** Shared, since it keeps the class path open. */
  private static final StandardJavaFileManager FILES =
      JAVAC.getStandardFileManager(null, null, null);

  /** Lombok is named, since later JDKs run no processor that they only find. */
  private static final List<String> OPTIONS =
      List.of(
          "-parameters",
          "-Xlint:all,-processing",
          "-Werror",
          "-processor",
          "lombok.launch.AnnotationProcessorHider$AnnotationProcessor");

  private Compiler() {}

  /**
   * Compiles and loads.
   *
   * @throws AssertionError with the messages of the compiler, if there are any
   */
  static GeneratedClasses compile(List<Path> sources) {
    Memory memory = new Memory(FILES);
    StringWriter messages = new StringWriter();
    boolean compiled =
        JAVAC
            .getTask(
                messages, memory, null, OPTIONS, null, FILES.getJavaFileObjectsFromPaths(sources))
            .call();
    if (!compiled) {
      throw new AssertionError(messages.toString());
    }
    Map<String, byte[]> classes = new LinkedHashMap<>();
    memory.written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return new GeneratedClasses(classes);
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          written.put(name, bytes);
          return bytes;
        }
      };
    }

    @Override
    public void close() {
      try {
        flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
