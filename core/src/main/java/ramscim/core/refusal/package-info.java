/** Why something was not done, as data that the caller, the record and the administrator are told from. */
@NullMarked
package ramscim.core.refusal;

import org.jspecify.annotations.NullMarked;
