package app.tune.studio.spring.examples;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application whose beans the README shows. */
@SpringBootApplication(proxyBeanMethods = false)
class ExampleApplication {}
