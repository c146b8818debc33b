def runs = new File(basedir, 'build.log').readLines().findAll { it.contains('Models: ') }
assert runs*.replaceFirst('.*Models: ', '') == [
    '2 compiled, 0 up to date; files changed: 2',
    '0 compiled, 2 up to date; files changed: 0',
    '1 compiled, 0 up to date; files changed: 2',
]

def generated = new File(basedir, 'target/generated-sources/rnn/com/example')
assert generated.list() as List == ['First.java']
assert new File(generated, 'First.java').text.contains('unroll none')
assert new File(basedir, 'target/classes/com/example/First.class').isFile()
assert !new File(basedir, 'target/classes/com/example/second/Second.class').exists()
