-- What DorisDr sends to Doris, one sample per statement and generation. Put your own store and keys in the place of
-- https://s3.eu-central-1.amazonaws.com, s3://bucket, ACCESS_KEY, SECRET_KEY and namenode before you run it.

-- Doris 2.1

-- ClusterStatements.ShowSession: Version and string rules of a new session.
SELECT @@version_comment, @@sql_mode;

-- ClusterStatements.ShowFrontends: ClusterId, master, version.
SHOW FRONTENDS;

-- ClusterStatements.ShowBackends: Health of the backends.
SHOW BACKENDS;

-- ClusterStatements.Sync: Lets a follower catch up with the master.
SYNC;

-- RepositoryStatements.Create: A repository in an object store.
CREATE REPOSITORY `dorisdr_sample` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.ShowAll: All repositories.
SHOW REPOSITORIES;

-- RepositoryStatements.ShowCreate: Its settings.
SHOW CREATE REPOSITORY FOR `dorisdr_sample`;

-- RepositoryStatements.Alter: New keys.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Drop: Detaches it; its snapshots stay.
DROP REPOSITORY `dorisdr_sample`;

-- RepositoryStatements.Create: To restore from only.
CREATE READ ONLY REPOSITORY `dorisdr_sample_read` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Create: A repository in HDFS.
CREATE REPOSITORY `dorisdr_sample_hdfs` WITH HDFS ON LOCATION "hdfs://namenode:8020/backup/sample" PROPERTIES ("fs.defaultFS" = "hdfs://namenode:8020", "hadoop.username" = "doris");

-- SettingStatements.ShowTrash: The keys of the recycle bin.
ADMIN SHOW FRONTEND CONFIG LIKE "%catalog_trash%";

-- SettingStatements.ShowBinlog: Whether binlogs can be written.
ADMIN SHOW FRONTEND CONFIG LIKE "%enable_feature_binlog";

-- SettingStatements.Set: A day in the recycle bin, until the next restart.
ADMIN SET FRONTEND CONFIG ("catalog_trash_expire_second" = "86400");

-- RecycleBinStatements.Show: What was dropped and can come back.
SHOW CATALOG RECYCLE BIN;

-- RecycleBinStatements.ShowNow: The clock that drop times are told by.
SELECT NOW();

-- BinlogStatements.ShowDatabases: Which databases there are.
SHOW DATABASES;

-- BinlogStatements.ShowDatabase: The binlog of a database.
SHOW CREATE DATABASE `dorisdr_sample`;

-- BinlogStatements.ShowTables: Its tables.
SHOW FULL TABLES FROM `dorisdr_sample`;

-- BinlogStatements.ShowTable: The binlog of a table.
SHOW CREATE TABLE `dorisdr_sample`.`orders`;

-- BinlogStatements.SetTable: Tables come first.
ALTER TABLE `dorisdr_sample`.`orders` SET ("binlog.enable" = "true", "binlog.ttl_seconds" = "86400");

-- BinlogStatements.SetDatabase: Then the database.
ALTER DATABASE `dorisdr_sample` SET PROPERTIES ("binlog.enable" = "true", "binlog.ttl_seconds" = "86400");

-- Doris 3.0

-- ClusterStatements.ShowSession: Version and string rules of a new session.
SELECT @@version_comment, @@sql_mode;

-- ClusterStatements.ShowFrontends: ClusterId, master, version.
SHOW FRONTENDS;

-- ClusterStatements.ShowBackends: Health of the backends.
SHOW BACKENDS;

-- ClusterStatements.Sync: Lets a follower catch up with the master.
SYNC;

-- RepositoryStatements.Create: A repository in an object store.
CREATE REPOSITORY `dorisdr_sample` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.ShowAll: All repositories.
SHOW REPOSITORIES;

-- RepositoryStatements.ShowCreate: Its settings.
SHOW CREATE REPOSITORY FOR `dorisdr_sample`;

-- RepositoryStatements.Alter: New keys.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Drop: Detaches it; its snapshots stay.
DROP REPOSITORY `dorisdr_sample`;

-- RepositoryStatements.Create: To restore from only.
CREATE READ ONLY REPOSITORY `dorisdr_sample_read` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Create: A repository in HDFS.
CREATE REPOSITORY `dorisdr_sample_hdfs` WITH HDFS ON LOCATION "hdfs://namenode:8020/backup/sample" PROPERTIES ("fs.defaultFS" = "hdfs://namenode:8020", "hadoop.username" = "doris");

-- SettingStatements.ShowTrash: The keys of the recycle bin.
ADMIN SHOW FRONTEND CONFIG LIKE "%catalog_trash%";

-- SettingStatements.ShowBinlog: Whether binlogs can be written.
ADMIN SHOW FRONTEND CONFIG LIKE "%enable_feature_binlog";

-- SettingStatements.ShowBackends: A key of every backend.
SHOW BACKEND CONFIG LIKE "trash_file_expire_time_sec";

-- SettingStatements.ShowBackend: A key of one backend.
SHOW BACKEND CONFIG LIKE "trash_file_expire_time_sec" FROM 10001;

-- SettingStatements.Set: A day in the recycle bin, until the next restart.
ADMIN SET FRONTEND CONFIG ("catalog_trash_expire_second" = "86400");

-- RecycleBinStatements.Show: What was dropped and can come back.
SHOW CATALOG RECYCLE BIN;

-- RecycleBinStatements.ShowNow: The clock that drop times are told by.
SELECT NOW();

-- BinlogStatements.ShowDatabases: Which databases there are.
SHOW DATABASES;

-- BinlogStatements.ShowDatabase: The binlog of a database.
SHOW CREATE DATABASE `dorisdr_sample`;

-- BinlogStatements.ShowTables: Its tables.
SHOW FULL TABLES FROM `dorisdr_sample`;

-- BinlogStatements.ShowTable: The binlog of a table.
SHOW CREATE TABLE `dorisdr_sample`.`orders`;

-- BinlogStatements.SetTable: Tables come first.
ALTER TABLE `dorisdr_sample`.`orders` SET ("binlog.enable" = "true", "binlog.ttl_seconds" = "86400");

-- BinlogStatements.SetDatabase: Then the database.
ALTER DATABASE `dorisdr_sample` SET PROPERTIES ("binlog.enable" = "true", "binlog.ttl_seconds" = "86400");

-- Doris 3.1

-- ClusterStatements.ShowSession: Version and string rules of a new session.
SELECT @@version_comment, @@sql_mode;

-- ClusterStatements.ShowFrontends: ClusterId, master, version.
SHOW FRONTENDS;

-- ClusterStatements.ShowBackends: Health of the backends.
SHOW BACKENDS;

-- ClusterStatements.Sync: Lets a follower catch up with the master.
SYNC;

-- RepositoryStatements.Create: A repository in an object store.
CREATE REPOSITORY `dorisdr_sample` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.ShowAll: All repositories.
SHOW REPOSITORIES;

-- RepositoryStatements.ShowCreate: Its settings.
SHOW CREATE REPOSITORY FOR `dorisdr_sample`;

-- RepositoryStatements.Alter: New keys.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Drop: Detaches it; its snapshots stay.
DROP REPOSITORY `dorisdr_sample`;

-- RepositoryStatements.Create: To restore from only.
CREATE READ ONLY REPOSITORY `dorisdr_sample_read` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Create: A repository in HDFS.
CREATE REPOSITORY `dorisdr_sample_hdfs` WITH HDFS ON LOCATION "hdfs://namenode:8020/backup/sample" PROPERTIES ("fs.defaultFS" = "hdfs://namenode:8020", "hadoop.username" = "doris");

-- SettingStatements.ShowTrash: The keys of the recycle bin.
ADMIN SHOW FRONTEND CONFIG LIKE "%catalog_trash%";

-- SettingStatements.ShowBinlog: Whether binlogs can be written.
ADMIN SHOW FRONTEND CONFIG LIKE "%enable_feature_binlog";

-- SettingStatements.ShowBackends: A key of every backend.
SHOW BACKEND CONFIG LIKE "trash_file_expire_time_sec";

-- SettingStatements.ShowBackend: A key of one backend.
SHOW BACKEND CONFIG LIKE "trash_file_expire_time_sec" FROM 10001;

-- SettingStatements.Set: A day in the recycle bin, until the next restart.
ADMIN SET FRONTEND CONFIG ("catalog_trash_expire_second" = "86400");

-- RecycleBinStatements.Show: What was dropped and can come back.
SHOW CATALOG RECYCLE BIN;

-- RecycleBinStatements.ShowNow: The clock that drop times are told by.
SELECT NOW();

-- BinlogStatements.ShowDatabases: Which databases there are.
SHOW DATABASES;

-- BinlogStatements.ShowDatabase: The binlog of a database.
SHOW CREATE DATABASE `dorisdr_sample`;

-- BinlogStatements.ShowTables: Its tables.
SHOW FULL TABLES FROM `dorisdr_sample`;

-- BinlogStatements.ShowTable: The binlog of a table.
SHOW CREATE TABLE `dorisdr_sample`.`orders`;

-- BinlogStatements.SetTable: Tables come first.
ALTER TABLE `dorisdr_sample`.`orders` SET ("binlog.enable" = "true", "binlog.ttl_seconds" = "86400");

-- BinlogStatements.SetDatabase: Then the database.
ALTER DATABASE `dorisdr_sample` SET PROPERTIES ("binlog.enable" = "true", "binlog.ttl_seconds" = "86400");

-- Doris 4.0

-- ClusterStatements.ShowSession: Version and string rules of a new session.
SELECT @@version_comment, @@sql_mode;

-- ClusterStatements.ShowFrontends: ClusterId, master, version.
SHOW FRONTENDS;

-- ClusterStatements.ShowBackends: Health of the backends.
SHOW BACKENDS;

-- ClusterStatements.Sync: Lets a follower catch up with the master.
SYNC;

-- RepositoryStatements.Create: A repository in an object store.
CREATE REPOSITORY `dorisdr_sample` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.ShowAll: All repositories.
SHOW REPOSITORIES;

-- RepositoryStatements.ShowCreate: Its settings.
SHOW CREATE REPOSITORY FOR `dorisdr_sample`;

-- RepositoryStatements.Alter: New keys.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Alter: Other settings.
ALTER REPOSITORY `dorisdr_sample` PROPERTIES ("s3.region" = "eu-west-1", "use_path_style" = "true");

-- RepositoryStatements.Drop: Detaches it; its snapshots stay.
DROP REPOSITORY `dorisdr_sample`;

-- RepositoryStatements.Create: To restore from only.
CREATE READ ONLY REPOSITORY `dorisdr_sample_read` WITH S3 ON LOCATION "s3://bucket/sample" PROPERTIES ("s3.endpoint" = "https://s3.eu-central-1.amazonaws.com", "s3.region" = "eu-central-1", "s3.access_key" = "ACCESS_KEY", "s3.secret_key" = "SECRET_KEY");

-- RepositoryStatements.Create: A repository in HDFS.
CREATE REPOSITORY `dorisdr_sample_hdfs` WITH HDFS ON LOCATION "hdfs://namenode:8020/backup/sample" PROPERTIES ("fs.defaultFS" = "hdfs://namenode:8020", "hadoop.username" = "doris");

-- SettingStatements.ShowTrash: The keys of the recycle bin.
ADMIN SHOW FRONTEND CONFIG LIKE "%catalog_trash%";

-- SettingStatements.ShowBinlog: Whether binlogs can be written.
ADMIN SHOW FRONTEND CONFIG LIKE "%enable_feature_binlog";

-- SettingStatements.ShowBackends: A key of every backend.
SHOW BACKEND CONFIG LIKE "trash_file_expire_time_sec";

-- SettingStatements.ShowBackend: A key of one backend.
SHOW BACKEND CONFIG LIKE "trash_file_expire_time_sec" FROM 10001;

-- SettingStatements.Set: A day in the recycle bin, until the next restart.
ADMIN SET ALL FRONTENDS CONFIG ("catalog_trash_expire_second" = "86400");

-- RecycleBinStatements.Show: What was dropped and can come back.
SHOW CATALOG RECYCLE BIN;

-- RecycleBinStatements.ShowNow: The clock that drop times are told by.
SELECT NOW();

-- BinlogStatements.ShowDatabases: Which databases there are.
SHOW DATABASES;

-- BinlogStatements.ShowDatabase: The binlog of a database.
SHOW CREATE DATABASE `dorisdr_sample`;

-- BinlogStatements.ShowTables: Its tables.
SHOW FULL TABLES FROM `dorisdr_sample`;

-- BinlogStatements.ShowTable: The binlog of a table.
SHOW CREATE TABLE `dorisdr_sample`.`orders`;

-- BinlogStatements.SetTable: Tables come first.
ALTER TABLE `dorisdr_sample`.`orders` SET ("binlog.enable" = "true", "binlog.ttl_seconds" = "86400");

-- BinlogStatements.SetDatabase: Then the database.
ALTER DATABASE `dorisdr_sample` SET PROPERTIES ("binlog.enable" = "true", "binlog.ttl_seconds" = "86400");
