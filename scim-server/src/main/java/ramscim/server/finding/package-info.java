/** What keeps provisioning from being healthy, whoever finds it, and what of it somebody is told. */
@NullMarked
package ramscim.server.finding;

import org.jspecify.annotations.NullMarked;
