/** Which bridge this is, and which others keep users of the same account. */
@NullMarked
package ramscim.server.ownership;

import org.jspecify.annotations.NullMarked;
