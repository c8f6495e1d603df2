/** A SCIM resource as the bridge keeps it. */
@NullMarked
package ramscim.core.resource;

import org.jspecify.annotations.NullMarked;
