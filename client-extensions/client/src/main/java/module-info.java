import org.jspecify.annotations.NullMarked;

/** A client for text completions of Tune Studio and compatible servers. */
@NullMarked
module app.tune.studio.client {
  requires transitive app.tune.studio.generated;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires transitive feign.core;
  requires jdk.net; // needed by httpclient5, which as an automatic module cannot require it
  requires static lombok;
  requires static transitive org.jspecify;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.apache.httpcomponents.core5.httpcore5.h2;
  requires org.slf4j;

  exports app.tune.studio.client;
  exports app.tune.studio.client.auth;
  exports app.tune.studio.client.error;
  exports app.tune.studio.client.event;
  exports app.tune.studio.client.retry;
  exports app.tune.studio.client.stream;
}
