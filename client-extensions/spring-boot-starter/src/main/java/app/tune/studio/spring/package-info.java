/** What an application contributes to the clients that Spring Boot configures. */
@NullMarked
package app.tune.studio.spring;

import org.jspecify.annotations.NullMarked;
