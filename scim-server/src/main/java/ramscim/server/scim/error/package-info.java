/** What fails before, behind or beside the SCIM endpoints, as SCIM errors too. */
@NullMarked
package ramscim.server.scim.error;

import org.jspecify.annotations.NullMarked;
