// The smallest provider on Pulumi's own provider server: what the plugin is compared with. NODE_PATH names the installed npm packages.
const server = require("@pulumi/pulumi/provider");

server.main({ version: "1.0.0", schema: "{}" }, process.argv.slice(2));
