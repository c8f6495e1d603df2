/** Finding resources: filters, paging and sorting (RFC 7644, section 3.4.2). */
@NullMarked
package ramscim.scim.search;

import org.jspecify.annotations.NullMarked;
