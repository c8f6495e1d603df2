/** RAM users and groups that were there before their resources: evidence, and the administrator who decides. */
@NullMarked
package ramscim.server.adoption;

import org.jspecify.annotations.NullMarked;
