package ramscim.server.access;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a secret is written down. */
interface Envelope {
    /** @param contents what only the recipient shall read */
    void put(ObjectNode line, ObjectNode contents);
}
