package app.tune.studio.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.testkit.script.Answer;
import app.tune.studio.testkit.script.RawAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Heads that are not HTTP or have no end: a typed error, one attempt, a closed connection. */
class MalformedHeadTest extends WireTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String END_OF_GOOD = "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD;
  private static final long FOR_EVER = Long.MAX_VALUE;

  private static final Map<String, RawAnswer> HEADS = heads();

  private static Map<String, RawAnswer> heads() {
    Map<String, RawAnswer> heads = new LinkedHashMap<>();
    heads.put("endless 100", Answer.raw().repeat("HTTP/1.1 100 Continue\r\n\r\n", FOR_EVER));
    heads.put("endless 102", Answer.raw().repeat("HTTP/1.1 102 Processing\r\n\r\n", FOR_EVER));
    heads.put(
        "endless 103",
        Answer.raw().repeat("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", FOR_EVER));
    heads.put("endless headers", Answer.raw().bytes(OK).repeat("X-A: b\r\n", FOR_EVER));
    heads.put("endless header", Answer.raw().bytes(OK + "X-A: ").repeat("b", FOR_EVER));
    heads.put("300 headers", Answer.raw().bytes(OK + "X-A: b\r\n".repeat(300) + "\r\n").stall());
    heads.put("not HTTP", Answer.raw().bytes("SSH-2.0-OpenSSH_9.6\r\n").stall());
    heads.put("JSON without a head", Answer.raw().bytes("{\"choices\":[]}\r\n\r\n").stall());
    heads.put("no status", Answer.raw().bytes("HTTP/1.1 OK\r\n\r\n").stall());
    heads.put("status 0", Answer.raw().bytes("HTTP/1.1 000 OK\r\n" + END_OF_GOOD).stall());
    heads.put(
        "another protocol",
        Answer.raw()
            .bytes("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n" + OK + END_OF_GOOD)
            .stall());
    heads.put("TLS alert", Answer.raw().bytes(new byte[] {21, 3, 1, 0, 2, 2, 80, 13, 10}).stall());
    heads.put("blank lines", Answer.raw().repeat("\r\n", FOR_EVER));
    heads.put("header without a colon", Answer.raw().bytes(OK + "X-A b\r\n\r\n").stall());
    heads.put("header without a name", Answer.raw().bytes(OK + ": b\r\n\r\n").stall());
    heads.put(
        "length is no number", Answer.raw().bytes(OK + "Content-Length: x\r\n\r\n{}").stall());
    return heads;
  }

  private static Stream<Arguments> interimResponses() {
    return Inputs.inAllModes(
        "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("interimResponses")
  void interimResponses_few_areSkipped(Mode mode, String interim) {
    String head = OK + "Content-Type: application/json\r\nContent-Length: " + GOOD.length();
    server.enqueue(Answer.raw().bytes(interim + interim + head + "\r\n\r\n" + GOOD));
    assertThat(mode.call(open()).text()).isEqualTo("upon a time");
  }

  private static Stream<Arguments> namesBeforeWhiteSpace() {
    return Inputs.inAllModes("X-A : b", "X-A\t: b", "Content-Length : " + GOOD.length());
  }

  /** A server that sends such a name is wrong; the lenient client has nothing to lose by it. */
  @ParameterizedTest
  @MethodSource("namesBeforeWhiteSpace")
  void headerName_beforeWhiteSpace_isRead(Mode mode, String header) {
    String head = OK + "Content-Type : application/json\r\n" + header + "\r\n";
    String length = header.startsWith("X-A") ? "Content-Length: " + GOOD.length() + "\r\n" : "";
    server.enqueue(Answer.raw().bytes(head + length + "\r\n" + GOOD));
    assertThat(mode.call(open()).text()).isEqualTo("upon a time");
  }

  private static Stream<Arguments> cases() {
    List<Arguments> all = new ArrayList<>();
    for (String name : HEADS.keySet()) {
      Stream.of(Mode.values()).forEach(mode -> all.add(Arguments.of(mode, name)));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void head_malformed_isAProtocolErrorAndClosesTheConnection(Mode mode, String name) {
    server.enqueue(HEADS.get(name));
    TuneStudioException failure = failureOf(mode, open());
    assertThat(failure).isExactlyInstanceOf(ProtocolException.class);
    assertThat(failure.attempts()).isEqualTo(1);
    server.awaitDisconnect(CEILING);
  }
}
