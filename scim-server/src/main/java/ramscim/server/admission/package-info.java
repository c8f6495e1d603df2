/**
 * Which requests are let in at all: what may be sent, how much of it and how slowly, before anybody looks at what it
 * says.
 */
@NullMarked
package ramscim.server.admission;

import org.jspecify.annotations.NullMarked;
