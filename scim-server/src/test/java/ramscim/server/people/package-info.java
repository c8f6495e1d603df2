/** People and groups on the dashboard. */
@NullMarked
package ramscim.server.people;

import org.jspecify.annotations.NullMarked;
