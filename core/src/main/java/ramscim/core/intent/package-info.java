/** What is asked of a resource, of whom somebody loses what by it, and what is known of it. */
@NullMarked
package ramscim.core.intent;

import org.jspecify.annotations.NullMarked;
