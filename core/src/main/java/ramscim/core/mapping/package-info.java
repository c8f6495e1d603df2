/** What a SCIM user becomes in RAM. */
@NullMarked
package ramscim.core.mapping;

import org.jspecify.annotations.NullMarked;
