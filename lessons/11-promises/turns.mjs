// Awaiting what is there already: JavaScript lets the others go first.
async function price() {
  return 3;
}

async function shopper(name) {
  console.log(`${name}: asks`);
  const euros = await price();
  console.log(`${name}: pays ${euros}`);
}

await Promise.all([shopper('Ada'), shopper('Ben')]);
