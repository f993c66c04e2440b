package app.tune.studio.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.config.Options;
import japicmp.filter.JavadocLikePackageFilter;
import japicmp.model.JApiClass;
import japicmp.output.OutputFilter;
import japicmp.output.stdout.StdoutOutputGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compares the exported packages of two versions of a jar. */
final class ApiComparison {

  private ApiComparison() {}

  static Changes between(Path oldJar, Path newJar) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    exports(oldJar)
        .forEach(
            name ->
                options.getFilters().getIncludes().add(new JavadocLikePackageFilter(name, true)));
    List<JApiClass> classes =
        new JarArchiveComparator(options).compare(archive(oldJar), archive(newJar));

    boolean breaking =
        classes.stream().anyMatch(it -> !it.isBinaryCompatible() || !it.isSourceCompatible());
    Options output = Options.newDefault();
    output.setOutputOnlyModifications(true);
    new OutputFilter(output).filter(classes);
    return new Changes(breaking, new StdoutOutputGenerator(output, classes).generate());
  }

  private static JApiCmpArchive archive(Path jar) {
    return new JApiCmpArchive(jar.toFile(), "");
  }

  /** Returns the packages that the jar's module exports to everybody. */
  static List<String> exports(Path jar) {
    try (FileSystem files = FileSystems.newFileSystem(jar);
        InputStream descriptor = Files.newInputStream(files.getPath("module-info.class"))) {
      return ModuleDescriptor.read(descriptor).exports().stream()
          .filter(export -> !export.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
