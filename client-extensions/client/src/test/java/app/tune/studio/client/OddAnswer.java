package app.tune.studio.client;

import app.tune.studio.client.error.ApiException;
import app.tune.studio.client.error.ConnectionException;
import app.tune.studio.client.error.IncompleteStreamException;
import app.tune.studio.client.error.ProtocolException;
import app.tune.studio.client.error.RateLimitException;
import app.tune.studio.client.error.ServerException;

/** What servers send that is odd, and how plain and streaming calls end over it. */
enum OddAnswer {
  NO_FINISH_REASON(Ends.NOT_SENT, IncompleteStreamException.class),
  ANOTHER_SHAPE(ProtocolException.class, ProtocolException.class),
  PINGS(Ends.NOT_SENT, Ends.OWN_TEXT),
  LOG_PROBABILITIES(Ends.NOT_SENT, Ends.OWN_TEXT),
  NULL_CHOICES(Ends.OWN_TEXT, Ends.OWN_TEXT),
  ODD_MEMBERS(Ends.OWN_TEXT, Ends.OWN_TEXT),
  NOT_UTF_8(Ends.OWN_TEXT, Ends.OWN_TEXT),
  TEXT_BEHIND_THE_JSON(Ends.OWN_TEXT, Ends.NOT_SENT),
  MORE_THAN_IS_KEPT(Ends.NOT_SENT, IncompleteStreamException.class),
  COMPRESSED(Ends.OWN_TEXT, ProtocolException.class),
  ONE_CHOICE_OF_TWO(Ends.NOT_SENT, IncompleteStreamException.class),
  QUOTA_BY_ITS_TYPE(RateLimitException.class, RateLimitException.class),
  FAILED_CHOICE(ApiException.class, IncompleteStreamException.class),
  HTTP_1_0(Ends.OWN_TEXT, Ends.OWN_TEXT),
  CLOSED_AFTER_KEEP_ALIVE(Ends.OWN_TEXT, Ends.OWN_TEXT),
  BUSY_IN_A_DETAIL(ServerException.class, ServerException.class),
  CUT(ConnectionException.class, IncompleteStreamException.class);

  private final Class<?> plain;
  private final Class<?> stream;

  OddAnswer(Class<?> plain, Class<?> stream) {
    this.plain = plain;
    this.stream = stream;
  }

  /** Returns whether it is an answer to such calls at all. */
  boolean isSentTo(Mode mode) {
    return end(mode) != Ends.NOT_SENT;
  }

  /** Returns the class of a call's failure, or that of a text where the call gets its own. */
  Class<?> end(Mode mode) {
    return mode.isStream() ? stream : plain;
  }

  /** The ends that are no failure. */
  static final class Ends {

    static final Class<?> OWN_TEXT = String.class;
    static final Class<?> NOT_SENT = void.class;

    private Ends() {}
  }
}
