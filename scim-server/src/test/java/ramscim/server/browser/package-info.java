/** Tests of the dashboard as people see it: the machine's Chromium, the real server, the simulated account. */
@NullMarked
package ramscim.server.browser;

import org.jspecify.annotations.NullMarked;
