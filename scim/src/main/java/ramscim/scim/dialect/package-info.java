/**
 * What identity providers send where the standard says something else, one class a habit, made into the standard's
 * form.
 */
@NullMarked
package ramscim.scim.dialect;

import org.jspecify.annotations.NullMarked;
