/** The immutable models of requests and responses. */
@NullMarked
package app.tune.studio.model;

import org.jspecify.annotations.NullMarked;
