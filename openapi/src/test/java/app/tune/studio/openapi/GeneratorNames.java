package app.tune.studio.openapi;

import java.util.Locale;
import java.util.Set;

/** The names to which the generator gives a meaning of its own: it maps or renames them. */
final class GeneratorNames {
  /** Maps these to classes of the JDK and of libraries, whatever schema has the name. */
  private static final Set<String> MAPPED =
      words(
          "AnyType ByteArray UnsignedInteger UnsignedLong",
          "Array ArrayList BigDecimal Date DateTime File HashMap LinkedHashSet LocalDateTime",
          "Objects Set Timestamp URI UUID",
          "JsonAdapter JsonIgnore JsonIgnoreProperties JsonReader JsonSubTypes JsonTypeInfo",
          "JsonTypeName JsonWriter SerializedName TypeAdapter");

  /** Renames these in any case, such as Class to ModelClass and list to callList. */
  private static final Set<String> RENAMED =
      words(
          "abstract apiclient apiexception apiresponse assert boolean break byte case catch char",
          "class configuration const continue default do double else enum extends final finally",
          "float for goto if implements import instanceof int interface list localdate",
          "localreturntype localtime localvaraccept localvaraccepts localvarauthnames",
          "localvarcollectionqueryparams localvarcontenttype localvarcontenttypes",
          "localvarcookieparams localvarformparams localvarheaderparams localvarpath",
          "localvarpostbody localvarqueryparams long native new null object offsetdatetime package",
          "private protected public return short static strictfp stringutil super switch",
          "synchronized this throw throws transient try void volatile while");

  private GeneratorNames() {}

  static boolean isMapped(String schema) {
    return MAPPED.contains(schema);
  }

  static boolean isRenamed(String name) {
    return RENAMED.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Set<String> words(String... lines) {
    return Set.of(String.join(" ", lines).split(" "));
  }
}
