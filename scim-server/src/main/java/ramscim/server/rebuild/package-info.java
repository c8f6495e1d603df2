/** {@code --rebuild}: a store that was lost, made anew from RAM before anybody is served. */
@NullMarked
package ramscim.server.rebuild;

import org.jspecify.annotations.NullMarked;
