/** Requests of identity providers, with what they must be answered, held against a running bridge. */
@NullMarked
package ramscim.server.corpus;

import org.jspecify.annotations.NullMarked;
