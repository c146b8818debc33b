def runs = new File(basedir, 'build.log').readLines().findAll { it.contains('Models: ') }
assert runs*.replaceFirst('.*Models: ', '') == [
    '1 compiled, 0 up to date; files changed: 1',
    '2 compiled, 0 up to date; files changed: 2',
    '1 compiled, 1 up to date; files changed: 0',
    '0 compiled, 1 up to date; files changed: 0',
    '0 compiled, 1 up to date; files changed: 1',
    '1 compiled, 1 up to date; files changed: 1',
]
assert new File(basedir, 'target/classes/com/example/Moved.class').isFile()
