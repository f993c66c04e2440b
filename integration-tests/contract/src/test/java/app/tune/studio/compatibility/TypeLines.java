package app.tune.studio.compatibility;

import io.github.classgraph.ClassInfo;
import io.github.classgraph.ClassTypeSignature;
import io.github.classgraph.FieldInfo;
import io.github.classgraph.MethodInfo;
import io.github.classgraph.MethodTypeSignature;
import io.github.classgraph.TypeParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users depend on of one type, a line each: the type itself, each supertype, each member.
 *
 * @param visible tells whether users can name a type; what the others hand down counts here
 */
record TypeLines(ClassInfo type, Predicate<ClassInfo> visible) {

  private static final String DEPRECATED = Deprecated.class.getName();

  /** As Java source would be without these packages. */
  private static final Pattern KNOWN_PACKAGE =
      Pattern.compile("\\b(java\\.lang|org\\.jspecify\\.annotations)\\.(?=[A-Z])");

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    ClassTypeSignature signature = type.getTypeSignatureOrTypeDescriptor();
    add(lines, declaration(signature), type.hasAnnotation(DEPRECATED));
    if (type.getSuperclass() != null) {
      lines.add(shortened("extends " + signature.getSuperclassSignature()));
    }
    signature.getSuperinterfaceSignatures().stream()
        .map(it -> shortened("implements " + it))
        .sorted()
        .forEach(lines::add);
    addMembers(lines, type);
    type.getSuperclasses().filter(it -> !visible.test(it)).forEach(it -> addMembers(lines, it));
    return lines.stream().distinct().toList();
  }

  private String declaration(ClassTypeSignature signature) {
    String kind = "class";
    if (type.isAnnotation()) {
      kind = "@interface";
    } else if (type.isInterface()) {
      kind = "interface";
    } else if (type.isEnum()) {
      kind = "enum";
    } else if (type.isRecord()) {
      kind = "record";
    }
    String modifiers = type.getModifiersStr();
    return (type.isInterfaceOrAnnotation() ? modifiers.replace(" abstract", "") : modifiers)
        + " "
        + kind
        + " "
        + type.getSimpleName()
        + typeParameters(signature.getTypeParameters());
  }

  private static String typeParameters(List<TypeParameter> types) {
    return types.isEmpty()
        ? ""
        : types.stream().map(Object::toString).collect(Collectors.joining(", ", "<", ">"));
  }

  private void addMembers(List<String> lines, ClassInfo owner) {
    for (FieldInfo field : owner.getDeclaredFieldInfo()) {
      if (isVisible(field.isPublic(), field.isProtected()) && !field.isSynthetic()) {
        add(lines, line(field), field.hasAnnotation(DEPRECATED));
      }
    }
    for (MethodInfo method : owner.getDeclaredMethodAndConstructorInfo()) {
      boolean counts = !method.isConstructor() || owner.equals(type);
      if (counts && isVisible(method.isPublic(), method.isProtected()) && !method.isSynthetic()) {
        add(lines, line(method), method.hasAnnotation(DEPRECATED));
      }
    }
  }

  private boolean isVisible(boolean isPublic, boolean isProtected) {
    return isPublic || (isProtected && !type.isFinal());
  }

  private static String line(FieldInfo field) {
    return field.getModifiersStr()
        + " "
        + field.getTypeSignatureOrTypeDescriptor()
        + " "
        + field.getName();
  }

  /** Names of parameters are left out: nobody depends on them. */
  private String line(MethodInfo method) {
    MethodTypeSignature signature = method.getTypeSignatureOrTypeDescriptor();
    String parameters =
        Stream.of(method.getParameterInfo())
            .map(it -> it.getTypeSignatureOrTypeDescriptor().toString())
            .collect(Collectors.joining(", ", "(", ")"));
    String thrown =
        Stream.of(method.getThrownExceptionNames()).sorted().collect(Collectors.joining(", "));
    String typeParameters = typeParameters(signature.getTypeParameters());
    return method.getModifiersStr()
        + (typeParameters.isEmpty() ? "" : " " + typeParameters)
        + " "
        + (method.isConstructor()
            ? type.getSimpleName()
            : signature.getResultType() + " " + method.getName())
        + (method.isVarArgs() ? parameters.replace("[])", "...)") : parameters)
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  /** A deprecation is a line of its own, so that it is an addition and no change. */
  private static void add(List<String> lines, String line, boolean deprecated) {
    lines.add(shortened(line));
    if (deprecated) {
      lines.add("@Deprecated " + shortened(line));
    }
  }

  private static String shortened(String line) {
    return KNOWN_PACKAGE.matcher(line).replaceAll("");
  }
}
