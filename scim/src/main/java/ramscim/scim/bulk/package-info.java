/** Many operations in one request (RFC 7644, section 3.7). */
@NullMarked
package ramscim.scim.bulk;

import org.jspecify.annotations.NullMarked;
