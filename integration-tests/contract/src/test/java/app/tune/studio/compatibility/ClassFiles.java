package app.tune.studio.compatibility;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ClassInfoList;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the public API of a module off its class files, none of which is loaded. */
final class ClassFiles {

  private ClassFiles() {}

  static ApiText api(Path classes, Release version) throws IOException {
    Predicate<String> exported = exported(classes);
    SortedMap<String, List<String>> types = new TreeMap<>();
    try (ScanResult result =
        new ClassGraph()
            .overrideClasspath(classes.toString())
            .enableAllInfo()
            .ignoreClassVisibility()
            .ignoreMethodVisibility()
            .ignoreFieldVisibility()
            .scan()) {
      for (ClassInfo type : result.getAllClasses()) {
        if (exported.test(type.getPackageName()) && isVisible(type)) {
          types.put(type.getName(), new TypeLines(type, ClassFiles::isVisible).lines());
        }
      }
    }
    return new ApiText(version, types);
  }

  /** Whether a user can name the type, given that its package is exported. */
  private static boolean isVisible(ClassInfo type) {
    ClassInfoList outer = type.getOuterClasses();
    return (type.isPublic() || type.isProtected())
        && !type.isAnonymousInnerClass()
        && outer.stream().allMatch(it -> it.isPublic() || it.isProtected());
  }

  /** The packages that the module exports to everybody; without a descriptor, all but internals. */
  private static Predicate<String> exported(Path classes) throws IOException {
    Path descriptor = classes.resolve("module-info.class");
    if (!Files.exists(descriptor)) {
      return name -> !name.endsWith(".internal") && !name.contains(".internal.");
    }
    try (InputStream in = Files.newInputStream(descriptor)) {
      return ModuleDescriptor.read(in).exports().stream()
              .filter(export -> !export.isQualified())
              .map(ModuleDescriptor.Exports::source)
              .collect(Collectors.toSet())
          ::contains;
    }
  }
}
