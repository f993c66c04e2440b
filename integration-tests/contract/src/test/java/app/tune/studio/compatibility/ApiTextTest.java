package app.tune.studio.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTextTest {

  private static final Release VERSION = Release.of("1.2.3");
  private static final String OPEN = "public void open(String key) {} ";
  private static final String CLOSE = "public void close() {} ";

  @TempDir private Path folder;

  @Test
  void to_aPublicMethodRemoved_isABreakThatTheReportShows() throws IOException {
    Changes changes = between(OPEN + CLOSE, OPEN);

    assertThat(changes.breaking()).isTrue();
    assertThat(changes.report().lines())
        .containsExactly("  sample.shown.Door", "-   public void close()");
  }

  @Test
  void to_aPublicMethodAdded_isNoBreakAndReported() throws IOException {
    Changes changes = between(OPEN, OPEN + CLOSE);

    assertThat(changes.breaking()).isFalse();
    assertThat(changes.report().lines())
        .containsExactly("  sample.shown.Door", "+   public void close()");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public void open(String key) {} | public void open(CharSequence key) {}",
        "public void close() {} | public void close() throws java.io.IOException {}",
        "public void close() {} | protected void close() {}",
        "public java.util.List<String> keys; | public java.util.List<Integer> keys;",
        "public static class Key {} | static class Key {}",
        "public static class Key extends Exception {} | public static class Key {}",
        "public interface Lock {} | public interface Lock { void turn(); }"
      })
  void to_aMemberThatChanged_isABreak(String before, String after) throws IOException {
    Changes changes = between(before, after);

    assertThat(changes.breaking()).as(changes.report()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "private void knock() {} | private int bell;",
        "public void open(String key) {} | public void open(String renamed) {}",
        "public interface Key {} | public interface Key extends Runnable {}",
        "public void close() {} | @Deprecated public void close() {}",
        "public interface Lock {} | public interface Lock { default void turn() {} }"
      })
  void to_whatUsersDoNotNotice_isNoBreak(String before, String after) throws IOException {
    Changes changes = between(before, after);

    assertThat(changes.breaking()).as(changes.report()).isFalse();
  }

  @Test
  void to_aPackageThatIsNotExported_findsNothing() throws IOException {
    SampleModule module = new SampleModule(folder);

    assertThat(api(module.with(OPEN, CLOSE)).to(api(module.with(OPEN, ""))).report()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public <T extends Comparable<T>> T first(java.util.List<? super T> list) { return null; }",
        "@Deprecated public static void open(String... keys) throws java.io.IOException {}",
        "public interface Lock<K> extends Runnable { int TURNS = 2; void turn(K key); }",
        "public enum Side { IN, OUT }",
        "public record Key(int teeth) {}",
        "protected Door() {}"
      })
  void read_whatWasWritten_isTheSame(String members) throws IOException {
    ApiText api = api(new SampleModule(folder).with(members, ""));
    Path file = folder.resolve("api.txt");

    api.write(file);

    assertThat(ApiText.read(file)).isEqualTo(api);
  }

  @Test
  void lines_ofAMethod_holdGenericsVarargsAndExceptions() throws IOException {
    String member =
        "public <T> T[] open(java.util.List<T> doors, String... keys) throws java.io.IOException";

    assertThat(lines("sample.shown.Door", member + " { return null; }"))
        .contains(
            "public <T> T[] open(java.util.List<T>, String...)" + " throws java.io.IOException");
  }

  @Test
  void lines_ofAType_includeWhatAHiddenSuperclassHandsDown() throws IOException {
    String members =
        "static class Frame { public void paint() {} } "
            + "public static class Gate extends Frame {}";

    assertThat(lines("sample.shown.Door$Gate", members)).contains("public void paint()");
  }

  private List<String> lines(String type, String members) throws IOException {
    return api(new SampleModule(folder).with(members, "")).types().get(type);
  }

  private Changes between(String before, String after) throws IOException {
    SampleModule module = new SampleModule(folder);
    return api(module.with(before, "")).to(api(module.with(after, "")));
  }

  private static ApiText api(Path classes) throws IOException {
    return ClassFiles.api(classes, VERSION);
  }
}
