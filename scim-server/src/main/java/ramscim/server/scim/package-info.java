/** The SCIM application in its place: how it is configured, and what of a request Spring knows. */
@NullMarked
package ramscim.server.scim;

import org.jspecify.annotations.NullMarked;
