/** Programs that measure; they assert no time, and run only when they are asked for by name. */
@NullMarked
package ramscim.server.figures;

import org.jspecify.annotations.NullMarked;
