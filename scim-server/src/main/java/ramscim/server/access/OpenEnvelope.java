package ramscim.server.access;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** In clear: whoever may read the file may know what is in it. */
enum OpenEnvelope implements Envelope {
    INSTANCE;

    @Override
    public void put(ObjectNode line, ObjectNode contents) {
        line.setAll(contents);
    }
}
