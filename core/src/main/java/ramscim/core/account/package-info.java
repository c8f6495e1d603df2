/** What is true of the whole RAM account: its domain, what still fits into it, and what its passwords must be like. */
@NullMarked
package ramscim.core.account;

import org.jspecify.annotations.NullMarked;
