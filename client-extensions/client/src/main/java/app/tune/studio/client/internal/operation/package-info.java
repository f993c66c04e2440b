/** Requests for generated interfaces, built with Feign. */
@NullMarked
package app.tune.studio.client.internal.operation;

import org.jspecify.annotations.NullMarked;
