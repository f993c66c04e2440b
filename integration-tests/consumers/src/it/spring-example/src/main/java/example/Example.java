package example;

import app.tune.studio.client.TextCompletions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

@RestController
@SpringBootApplication(proxyBeanMethods = false)
record Example(TextCompletions completions) {
  record Piece(String text) {}

  // tag::stream[]
  @GetMapping("/mvc")
  SseEmitter mvc(String prompt) {
    SseEmitter page = new SseEmitter(0L);
    completions
        .streamAsync(r -> r.prompt(prompt), chunk -> page.send(new Piece(chunk.text())))
        .whenComplete(
            (whole, failure) -> {
              if (failure == null) {
                page.complete();
              } else {
                page.completeWithError(failure);
              }
            });
    return page;
  }

  @GetMapping(path = "/flux", produces = "text/event-stream")
  Flux<Piece> flux(String prompt) {
    return JdkFlowAdapter.flowPublisherToFlux(completions.publish(r -> r.prompt(prompt)))
        .map(chunk -> new Piece(chunk.text()));
  }

  // end::stream[]

  public static void main(String[] args) {
    SpringApplication.run(Example.class, args);
  }
}
