package ramscim.server.command;

import picocli.CommandLine.IVersionProvider;
import ramscim.server.start.Versions;

final class BridgeVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return Versions.lines().toArray(String[]::new);
    }
}
