package ramscim.server.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the bridge keeps its data.
 *
 * @param dataDirectory the folder of the SQLite file; made if it is missing
 */
@ConfigurationProperties("bridge")
record StoreProperties(@DefaultValue("./data") Path dataDirectory) {}
