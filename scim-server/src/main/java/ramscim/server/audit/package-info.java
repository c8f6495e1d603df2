/** The append-only, hash-chained record of every change: who asked for what, when, and what became of it. */
@NullMarked
package ramscim.server.audit;

import org.jspecify.annotations.NullMarked;
