/** Comparing all of RAM with the store: what was changed by others, what is missing, what belongs to nobody here; and putting right what may be. */
@NullMarked
package ramscim.core.reconcile;

import org.jspecify.annotations.NullMarked;
