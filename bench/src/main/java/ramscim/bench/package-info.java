/** Runs the packaged bridge and simulator as processes of their own, puts load on them and prints what came of it. */
@NullMarked
package ramscim.bench;

import org.jspecify.annotations.NullMarked;
