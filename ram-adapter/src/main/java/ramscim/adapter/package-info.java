/** The directory of RAM users and groups over Alibaba Cloud's IMS API: signing, wire format, errors, rate limits, retries and circuit breaking. */
@NullMarked
package ramscim.adapter;

import org.jspecify.annotations.NullMarked;
