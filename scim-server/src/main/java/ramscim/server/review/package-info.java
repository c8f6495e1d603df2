/** Who has which policy, by which way, and who attached it: for administrators, and for auditors who sign it. */
@NullMarked
package ramscim.server.review;

import org.jspecify.annotations.NullMarked;
